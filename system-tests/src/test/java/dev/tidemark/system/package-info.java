/** This package holds the stories of users, and of what goes wrong, against the whole system. */
package dev.tidemark.system;
