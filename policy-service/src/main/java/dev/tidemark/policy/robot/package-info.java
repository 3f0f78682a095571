/** This package keeps Harbor's robot accounts: what is no user, and has single rights to projects behind a secret. */
package dev.tidemark.policy.robot;
