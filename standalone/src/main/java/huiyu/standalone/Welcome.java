package huiyu.standalone;

/** What stands on the screen when everything runs. */
final class Welcome {

    private Welcome() {}

    static String text(Installation installation) {
        Ports ports = installation.ports();
        return """

                惠育已启动。Huiyu is up.  Ctrl-C 停止 stops it.

                  平台接口 API            %s/api
                  接口文档 API documents  %s/api-docs/platform.yaml (policy people cases payments insurance assistance childcare)
                  登录 log in             %s/login
                  令牌 tokens             %s/protocol/openid-connect/token
                  Keycloak 管理 admin     %s%s/admin/  (admin; 密码见 password in %s)
                  数据与日志 data, logs    %s

                演示账号 demo accounts (密码 password: %s)
                  %s  平台管理员 platform administrator
                  jinan-… fuzhou-…: admin policy1 policy2 clerk caseworker reviewer finance1 finance2 auditor
                  shandong-admin fujian-admin policy1 policy2; 托育机构人员 of a nursery: jinan-nursery
                  对接系统 systems: 370100-hospital 370100-app 370100-nursery 350100-hospital 350100-app (密钥 secrets: demo.env)
                """
                .formatted(
                        installation.publicUrl(),
                        installation.publicUrl(),
                        installation.publicUrl(),
                        PublicUrl.issuer(ports),
                        Keycloak.address(ports),
                        Keycloak.PATH,
                        installation.home().secrets().getFileName(),
                        installation.home().directory(),
                        Demo.PASSWORD,
                        Demo.PLATFORM_ADMINISTRATOR);
    }
}
