/** This package runs the whole system, the services as processes of their own, and speaks to it as clients do. */
package dev.tidemark.system.stack;
