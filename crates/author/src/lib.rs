//! Text to items.
