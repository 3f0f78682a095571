/** This package lets in whom an OpenID Connect provider vouches for, where one is configured. */
package dev.tidemark.policy.oidc;
