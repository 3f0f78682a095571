/** This package speaks Harbor's API, as far as its retention clients need it; nothing outside depends on it. */
package dev.tidemark.policy.harbor;
