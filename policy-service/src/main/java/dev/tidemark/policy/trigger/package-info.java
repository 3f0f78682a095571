/** This package runs policies when something happens in a repository, once it has been quiet there for a while. */
package dev.tidemark.policy.trigger;
