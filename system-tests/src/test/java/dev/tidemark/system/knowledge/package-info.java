/** This package tries what becomes of plans when what is known is not the truth. */
package dev.tidemark.system.knowledge;
