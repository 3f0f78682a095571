/** This package lets nobody in who does not prove who they are. */
package dev.tidemark.policy.security;
