//! Pages and pieces of HTML, and what is made of them.
