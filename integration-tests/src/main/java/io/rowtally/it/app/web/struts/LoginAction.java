package io.rowtally.it.app.web.struts;

import com.opensymphony.xwork2.ActionContext;
import com.opensymphony.xwork2.ActionSupport;
import io.rowtally.it.app.web.Accounts;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import org.apache.struts2.ServletActionContext;

/** Compares the password and keeps the user in the session, as a map. */
public class LoginAction extends ActionSupport {
    /** The session attribute that holds the user. */
    static final String USER = "userInfo";

    private static final long serialVersionUID = 1L;

    private String account;
    private String password;

    @Override
    public String execute() throws IOException {
        if (!Accounts.mayEnter(account, password)) {
            ServletActionContext.getResponse().setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return NONE;
        }
        Map<String, Object> user = new HashMap<>();
        user.put("userName", account);
        user.put("roles", "clerk");
        ActionContext.getContext().getSession().put(USER, user);
        ServletActionContext.getResponse().getWriter().print("welcome");
        return NONE;
    }

    public String logout() throws IOException {
        ServletActionContext.getRequest().getSession().invalidate();
        ServletActionContext.getResponse().getWriter().print("bye");
        return NONE;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
