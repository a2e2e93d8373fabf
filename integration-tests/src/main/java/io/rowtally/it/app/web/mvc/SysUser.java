package io.rowtally.it.app.web.mvc;

import java.io.Serializable;

/** The user as this application keeps it in its session. */
public class SysUser implements Serializable {
    private static final long serialVersionUID = 1L;

    private Long id;
    private String loginName;

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getLoginName() {
        return loginName;
    }

    public void setLoginName(String loginName) {
        this.loginName = loginName;
    }
}
