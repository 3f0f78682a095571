/** This package is Harbor's robot accounts. */
package dev.tidemark.policy.harbor.robot;
