package dev.tidemark.policy.hook;

/** What became of the events of a delivery. */
record Receipt(int published, int ignored, int rejected) {}
