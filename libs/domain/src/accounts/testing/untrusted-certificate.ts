/** A certificate for localhost that nobody signed but itself, and its key, which guards nothing: no client may trust it. */
export const UNTRUSTED = {
  certificate: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUJYL17kwZCyvE/0qqA49PNS5PSVowCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzEyMDI0OFoYDzIxMjYxMDMw
MTIwMjQ4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARCzAUJjavXYAbdiXA5o3iHTj2/4vMki8IHNf5/BavrkdV1+NwyFGyD
QGLmrabapLAoua/yxgc8swYayNyFELZHo28wbTAdBgNVHQ4EFgQU/9/vPQus++pV
//AG8pw6BWgX65QwHwYDVR0jBBgwFoAU/9/vPQus++pV//AG8pw6BWgX65QwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgUubcGjwmTRDn9Gvuch6TZXg5PjtXSTiBOAFXSetl3dECIQDK
IYBmd07fQyvt9D44440VRHcAZncv3Hp/eD+hwWJcrA==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgbo3yJkDp98zNmDo9
8aANsEHXM3Kad2YQdswCjcn0/syhRANCAARCzAUJjavXYAbdiXA5o3iHTj2/4vMk
i8IHNf5/BavrkdV1+NwyFGyDQGLmrabapLAoua/yxgc8swYayNyFELZH
-----END PRIVATE KEY-----`,
};
