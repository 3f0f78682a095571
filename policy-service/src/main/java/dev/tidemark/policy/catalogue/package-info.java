/**
 * This package knows the projects and repositories of registries by name and by number: it reads what there is now and then, and asks at
 * once for what somebody names and it does not know.
 */
package dev.tidemark.policy.catalogue;
