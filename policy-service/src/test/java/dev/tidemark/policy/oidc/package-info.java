/** This package tests whom an OpenID Connect provider can vouch for. */
package dev.tidemark.policy.oidc;
