/**
 * An application that brings everything that the agent has too, in other versions and with other settings: Byte Buddy, by
 * which it is an agent itself, slf4j with logback, java.util.logging, Jackson and picocli.
 */
package io.rowtally.it.app.crowd;
