//! Gives Python the engine of pullquote: a text goes in, its quotations come out.
//!
//! The engine is the crate beside this one; here its answer becomes objects of Python, whose spans
//! count characters as Python does.

use pullquote::article::Article;
use pullquote::article::Origin;
use pullquote::export::Sheet;
use pullquote::export::SheetQuotation;
use pullquote::quotes;
use pullquote::quotes::Act;
use pullquote::quotes::Acts;
use pullquote::quotes::Model;
use pullquote::quotes::SpeakerType;
use pullquote::text::Spans;
use pullquote::text::Text;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Spans of a text, half-open, in characters.
type CharSpans = Vec<(usize, usize)>;

/// The quotations and speakers of one text.
#[pyclass(frozen, get_all, module = "pullquote")]
struct Analysis {
    /// The quotations, sorted by where their content starts.
    quotations: Vec<Py<Quotation>>,
    /// The speakers, in the order of their first quotation.
    speakers: Vec<Py<Speaker>>,
    /// The version of the model that read the text.
    model: &'static str,
}

/// One quotation: what was said, the words that report it, and who said it.
#[pyclass(frozen, get_all, module = "pullquote")]
struct Quotation {
    kind: &'static str,
    act: &'static str,
    content: CharSpans,
    cue: CharSpans,
    source: CharSpans,
    relay: CharSpans,
    text: String,
    cue_text: String,
    source_text: String,
    speaker: Option<String>,
    speaker_type: Option<&'static str>,
    speaker_confidence: Option<f64>,
    label: String,
    confidence: f64,
}

/// Somebody who is quoted in the text.
#[pyclass(frozen, get_all, module = "pullquote")]
struct Speaker {
    name: String,
    #[pyo3(name = "type")]
    kind: &'static str,
    aliases: Vec<String>,
    roles: Vec<String>,
}

#[pymethods]
impl Analysis {
    fn __repr__(&self) -> String {
        let (quotations, speakers) = (self.quotations.len(), self.speakers.len());
        format!("Analysis({quotations} quotations, {speakers} speakers)")
    }
}

#[pymethods]
impl Quotation {
    /// Returns the fields as a dict, as a record of `pullquote extract` has them.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let fields = PyDict::new(py);
        fields.set_item("kind", self.kind)?;
        fields.set_item("act", self.act)?;
        fields.set_item("content", &self.content)?;
        fields.set_item("cue", &self.cue)?;
        fields.set_item("source", &self.source)?;
        fields.set_item("speaker", &self.speaker)?;
        fields.set_item("speaker_type", self.speaker_type)?;
        fields.set_item("speaker_confidence", self.speaker_confidence)?;
        fields.set_item("label", &self.label)?;
        fields.set_item("relay", &self.relay)?;
        fields.set_item("text", &self.text)?;
        fields.set_item("cue_text", &self.cue_text)?;
        fields.set_item("source_text", &self.source_text)?;
        fields.set_item("confidence", self.confidence)?;
        Ok(fields)
    }

    fn __repr__(&self) -> String {
        format!("Quotation({:?}, {:?}, {})", self.text, self.label, self.kind)
    }
}

#[pymethods]
impl Speaker {
    fn __repr__(&self) -> String {
        format!("Speaker({:?}, {})", self.name, self.kind)
    }
}

/// Finds who said what in a text.
///
/// Each line of the text is a paragraph. `acts` names which acts are wanted, with commas between:
/// said, topic, thought, none, or all of them. Other threads of Python go on meanwhile.
#[pyfunction]
#[pyo3(signature = (text, *, acts = "said", language = None))]
fn analyze(py: Python<'_>, text: String, acts: &str, language: Option<&str>) -> PyResult<Analysis> {
    let acts = acts_named(acts)?;
    let article = article_of(text);
    // So that Ctrl-C ends a long text.
    let mut raised = Ok(());
    let analysis = py.detach(|| {
        let lines = quotes::lines(&article.text);
        let mut goes_on = |_| {
            raised = Python::attach(|py| py.check_signals());
            raised.is_ok()
        };
        quotes::analyze_while(&article.text, &lines, language, Model::bundled(), &mut goes_on)
    });
    raised?;
    let analysis = analysis.unwrap_or_default();
    let sheet = Sheet::new(&article, &analysis, acts);
    let quotations = sheet.said.iter().map(|said| Py::new(py, quotation(&article.text, said)));
    let speakers = analysis.speakers.iter().map(|speaker| {
        let quotes::Speaker { name, kind, aliases, roles } = speaker.clone();
        Py::new(py, Speaker { name, kind: kind.name(), aliases, roles })
    });
    Ok(Analysis {
        quotations: quotations.collect::<PyResult<_>>()?,
        speakers: speakers.collect::<PyResult<_>>()?,
        model: quotes::MODEL_VERSION,
    })
}

fn acts_named(names: &str) -> PyResult<Acts> {
    if names == "all" {
        return Ok(Acts::ALL);
    }
    let known = |name: &str| {
        let message = || format!("there is no act {name:?}: said, topic, thought, none or all");
        Act::from_name(name.trim()).ok_or_else(|| PyValueError::new_err(message()))
    };
    names.split(',').map(known).collect()
}

/// Makes an article of a mere text, which is what the formats of the crate describe.
fn article_of(text: String) -> Article {
    Article {
        id: String::new(),
        title: String::new(),
        byline: None,
        outlet: None,
        published: None,
        url: None,
        claimed_url: None,
        language: None,
        is_summary: false,
        origin: Origin::Stdin,
        text: Text::new(text),
        blocks: Vec::new(),
        links: Vec::new(),
    }
}

fn quotation(text: &Text, said: &SheetQuotation) -> Quotation {
    Quotation {
        kind: said.kind.name(),
        act: said.act.name(),
        content: chars(text, said.content),
        cue: chars(text, said.cue),
        source: chars(text, said.source),
        relay: chars(text, said.relay),
        text: SheetQuotation::words(text, said.content),
        cue_text: SheetQuotation::words(text, said.cue),
        source_text: SheetQuotation::words(text, said.source),
        speaker: said.name_or_description().map(str::to_owned),
        speaker_type: said.speaker_type.map(SpeakerType::name),
        speaker_confidence: said.speaker_hundredths(),
        label: said.label(text),
        confidence: said.hundredths(),
    }
}

/// Returns the spans in characters, as Python slices a string.
fn chars(text: &Text, spans: &Spans) -> CharSpans {
    let chars = |byte| text.chars_before(byte);
    spans.iter().map(|span| (chars(span.start()), chars(span.end()))).collect()
}

#[pymodule]
fn _engine(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Analysis>()?;
    module.add_class::<Quotation>()?;
    module.add_class::<Speaker>()?;
    module.add("MODEL_VERSION", quotes::MODEL_VERSION)?;
    module.add_function(wrap_pyfunction!(analyze, module)?)
}
