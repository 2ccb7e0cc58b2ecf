//! Defines the orders of a list of articles.

/// The order of a list of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// The order in which the articles were stored.
    #[default]
    Intake,
    /// By date, the newest first; articles without a date come last.
    Newest,
    /// By outlet, within one by date; articles without an outlet come last.
    Outlet,
    /// By title, without regard to case, accents, and an article with which it begins.
    Title,
    /// Most quotations first; under a filter, of those that it admits.
    Quotations,
    /// Unread articles first, within those and the others by date.
    Unread,
}

/// An order that has an index for every list in it, so that a window of the list costs little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexedOrder {
    /// The order in which the articles were stored.
    Intake,
    /// By date, the newest first.
    Newest,
}

impl Order {
    /// All orders, as they are offered.
    pub const ALL: [Order; 6] = [
        Order::Intake,
        Order::Newest,
        Order::Outlet,
        Order::Title,
        Order::Quotations,
        Order::Unread,
    ];

    /// Returns the order as one that has an index, if it does; a list in any other is made whole.
    pub fn indexed(self) -> Option<IndexedOrder> {
        match self {
            Order::Intake => Some(IndexedOrder::Intake),
            Order::Newest => Some(IndexedOrder::Newest),
            Order::Outlet | Order::Title | Order::Quotations | Order::Unread => None,
        }
    }

    /// Returns its name, as users write it.
    pub fn name(self) -> &'static str {
        match self {
            Order::Intake => "added",
            Order::Newest => "date",
            Order::Outlet => "outlet",
            Order::Title => "title",
            Order::Quotations => "quotations",
            Order::Unread => "unread",
        }
    }

    /// Returns the order of this name.
    pub fn from_name(name: &str) -> Option<Order> {
        Order::ALL.into_iter().find(|order| order.name() == name)
    }
}
