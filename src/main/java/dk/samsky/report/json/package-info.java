/** Results as JSON: our own formats, and SARIF. Knows no file and no terminal. */
@NullMarked
package dk.samsky.report.json;

import org.jspecify.annotations.NullMarked;
