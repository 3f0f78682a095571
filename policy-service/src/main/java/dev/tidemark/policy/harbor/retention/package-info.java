/** This package is Harbor's API of tag retention: policies, executions, tasks and schedules. */
package dev.tidemark.policy.harbor.retention;
