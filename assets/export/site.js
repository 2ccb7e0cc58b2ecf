"use strict";
(() => {
  const form = document.getElementById("search");
  const found = document.getElementById("found");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const words = (typed) => fold(typed).split(/\s+/).filter(Boolean);
  const holds = (text, wanted) => wanted.every((word) => text.includes(word));

  const names = new Map();
  const rows = (list) => [...document.querySelectorAll(`#${list} > [data-speakers]`)].map((element) => {
    const { speakers, day = "", outlet = "" } = element.dataset;
    const who = element.querySelector(".who");
    const row = { element, speakers: speakers.split(" ").filter(Boolean), day, outlet, text: fold(element.textContent) };
    if (who && row.speakers.length) names.set(row.speakers[0], who.textContent);
    return row;
  });
  const people = rows("speakers"), items = rows("items");
  if (people.length) {
    for (const item of items) {
      item.text += " " + item.speakers.map((speaker) => fold(names.get(speaker) ?? "")).join(" ");
    }
  }

  const offer = (place, values) => {
    for (const value of values) {
      const option = document.createElement("option");
      option.value = option.textContent = value;
      place.append(option);
    }
  };
  offer(document.getElementById("names"), new Set(names.values()));
  const outlets = form.elements.outlet;
  if (outlets) offer(outlets, [...new Set(items.map((item) => item.outlet))].filter(Boolean).sort());

  const count = (number, all, what) => `${number.toLocaleString("en")} of ${all.toLocaleString("en")} ${what}`;
  const filter = () => {
    // Where no outlet or no day is known, there is no field for it.
    const [outlet, after, until] = ["outlet", "after", "until"].map((name) => form.elements[name]?.value ?? "");
    const wanted = words(form.elements.words.value), name = words(form.elements.speaker.value);
    const meant = new Set([...names].filter(([, known]) => holds(fold(known), name)).map(([number]) => number));
    const quoted = new Set();
    let shown = 0, known = 0;
    for (const { element, speakers, day, outlet: own, text } of items) {
      const fits = (!name.length || speakers.some((number) => meant.has(number)))
        && (!outlet || own === outlet)
        && (!after || day >= after)
        && (!until || (day !== "" && day <= until));
      if (fits) speakers.forEach((number) => quoted.add(number));
      element.hidden = !fits || !holds(text, wanted);
      shown += element.hidden ? 0 : 1;
    }
    for (const { element, speakers, text } of people) {
      const [number] = speakers;
      element.hidden = !quoted.has(number) || (name.length > 0 && !meant.has(number)) || !holds(text, wanted);
      known += element.hidden ? 0 : 1;
    }
    const counts = [count(shown, items.length, form.dataset.items)];
    if (people.length) counts.push(count(known, people.length, "speakers"));
    found.textContent = counts.join(", ");
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  addEventListener("pageshow", filter);
  form.hidden = false;
})();
