/**
 * This package says, in two annotations, which components of the contracts' records may be missing from their JSON.
 *
 * <p>Everything else is refused by the records themselves: a reference that must be there is checked by its record's constructor.
 */
package dev.tidemark.contracts;
