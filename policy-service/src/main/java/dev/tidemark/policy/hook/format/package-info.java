/** This package reads what registries send when something happens in them: a table of fields per source, and one small parser for all tables. */
package dev.tidemark.policy.hook.format;
