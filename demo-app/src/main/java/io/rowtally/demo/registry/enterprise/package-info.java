/** The register proper: list, search, one company's sheet, its contacts and shareholders. */
package io.rowtally.demo.registry.enterprise;
