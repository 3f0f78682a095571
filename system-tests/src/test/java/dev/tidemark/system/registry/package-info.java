/** This package starts the registries that the system is tried on, fills them, and looks at and into what is asked of them. */
package dev.tidemark.system.registry;
