/**
 * Results told to people and tools: text, Markdown, CSV, XML. Pure; knows no cloud, no state store
 * and no terminal.
 */
@NullMarked
package dk.samsky.report;

import org.jspecify.annotations.NullMarked;
