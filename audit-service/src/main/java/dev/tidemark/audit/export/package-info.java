/** This package writes deletions and decisions, any number of them, as spreadsheets and analytics jobs read them. */
package dev.tidemark.audit.export;
