/**
 * The register's made-up content: companies and persons with numbers whose check digits hold, always the same for the
 * same seed, and belonging to nobody.
 */
package io.rowtally.demo.registry.synthetic;
