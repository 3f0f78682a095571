/** This package tries what rights of robots mean. */
package dev.tidemark.policy.robot;
