package io.rowtally.it.app.web.odd;

/** Whatever says by what name a user logs in. */
public interface Account {
    Object getAccount();
}
