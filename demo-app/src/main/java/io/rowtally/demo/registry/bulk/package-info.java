/** What reads many rows at once: the CSV exports and the letters that remind of annual reports. */
package io.rowtally.demo.registry.bulk;
