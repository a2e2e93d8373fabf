/** What all pages share: the frame, the two languages, the logged-in user. */
package io.rowtally.demo.registry.web;
