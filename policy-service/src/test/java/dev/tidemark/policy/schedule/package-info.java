/** This package tests what runs by the clock. */
package dev.tidemark.policy.schedule;
