//! Finds which quotations match a query, by their numbers alone.

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::QuotationId;
use crate::library::QuotationQuery;
use crate::library::quotations::said_list::conditions;
use crate::library::search::sql_conditions::SqlConditions;

impl Library {
    /// Returns the quotations of one article that match the query, in the order of its text.
    pub fn matching_in(
        &self,
        article: ArticleId,
        query: &QuotationQuery,
    ) -> Result<Vec<QuotationId>, LibraryError> {
        let mut bound = SqlConditions::default();
        let tables = conditions(query, &mut bound);
        let article = bound.value(article.0);
        bound.conditions.push(format!("quotation.article_id = {article}"));
        let conditions = bound.conditions.join(" AND ");
        let parameters = bound.parameters();
        let found = self
            .connection
            .prepare_cached(&format!(
                "SELECT quotation.id FROM {tables} WHERE {conditions} ORDER BY place"
            ))?
            .query_map(&parameters[..], |row| Ok(QuotationId(row.get(0)?)))?
            .collect::<Result<_, _>>()?;
        Ok(found)
    }

    /// Returns the quotations that match the query, at most so many, each with its article. They
    /// come in no order of articles, within an article as they were filed: to sort them would cost
    /// more than to find them.
    pub fn matching(
        &self,
        query: &QuotationQuery,
        most: usize,
    ) -> Result<Vec<(ArticleId, QuotationId)>, LibraryError> {
        let mut bound = SqlConditions::default();
        let tables = conditions(query, &mut bound);
        let conditions = bound.conditions.join(" AND ");
        let parameters = bound.parameters();
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let found = self
            .connection
            .prepare_cached(&format!(
                "SELECT quotation.article_id, quotation.id FROM {tables}
                 WHERE {conditions} LIMIT {most}"
            ))?
            .query_map(&parameters[..], |row| Ok((row.get(0)?, QuotationId(row.get(1)?))))?
            .collect::<Result<_, _>>()?;
        Ok(found)
    }
}
