package io.rowtally.it.app.web.odd;

import java.util.Map;

/** A clerk as Hibernate keeps him: his names are loaded when they are asked for. */
public class Clerk {
    private Integer id;
    private String account;
    private Map<String, String> names;

    public Integer getId() {
        return id;
    }

    public void setId(Integer id) {
        this.id = id;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public Map<String, String> getNames() {
        return names;
    }

    public void setNames(Map<String, String> names) {
        this.names = names;
    }
}
