/**
 * This package is the command line: it reads what the user asked for, and runs or prepares Tidemark on this machine.
 */
package dev.tidemark.standalone;
