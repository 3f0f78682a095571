/** This package gives users access tokens, which stand for their passwords where those should not be, and lets in whoever brings one. */
package dev.tidemark.policy.token;
