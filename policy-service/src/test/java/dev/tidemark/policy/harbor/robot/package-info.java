/** This package tries Harbor's robot accounts. */
package dev.tidemark.policy.harbor.robot;
