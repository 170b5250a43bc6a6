const base = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ projectName }}</title>
  </head>
  <body style="margin:0;padding:0;background-color:#f2f3f5;color:#1f2328;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
    <table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0">
      <tr>
        <td align="center" style="padding:32px 16px">
          <table role="presentation" width="560" cellspacing="0" cellpadding="0" border="0" style="max-width:560px;width:100%">
            <tr>
              <td style="padding:0 8px 16px;font-size:16px;font-weight:600">
                {%- if projectLogo != blank %}<img src="{{ projectLogo }}" alt="{{ projectName }}" height="32" style="height:32px;vertical-align:middle">
                {%- else %}<span style="display:inline-block;width:10px;height:10px;border-radius:5px;background-color:{{ projectColor }}"></span>&nbsp; {{ projectName }}
                {%- endif -%}
              </td>
            </tr>
            <tr>
              <td style="padding:32px;background-color:#ffffff;border-radius:12px;font-size:15px;line-height:1.6">{% block content %}{{ html }}{% endblock %}</td>
            </tr>
            <tr>
              <td style="padding:16px 8px;color:#6a737d;font-size:12px">{% block footer %}Sent by {% if projectUrl != blank %}<a href="{{ projectUrl }}" style="color:#6a737d">{{ projectName }}</a>{% else %}{{ projectName }}{% endif %}{% endblock %}</td>
            </tr>
          </table>
        </td>
      </tr>
    </table>
  </body>
</html>
`

const button = (label: string): string =>
  `<p style="margin:24px 0"><a href="{{ url }}" style="display:inline-block;padding:12px 20px;border-radius:8px;background-color:{{ projectColor }};color:#ffffff;font-weight:600;text-decoration:none">${label}</a></p>`

const page = (heading: string, rest: string): string => `{% layout "base" %}
{% block content %}
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${heading}</h1>
${rest}
{% endblock %}
`

/** The templates every installation has. A project's file of the same name replaces one. */
export const builtInTemplates: Readonly<Record<string, string>> = {
  base,
  'password-reset': page(
    'Choose a new password',
    `<p>Somebody, hopefully you, asked to reset the password of <strong>{{ email }}</strong>.</p>
${button('Reset password')}
<p>The link works once, for one day. If it was not you, nothing needs to be done: your password stays as it is.</p>`,
  ),
  'user-invitation': page(
    'You are invited to {{ projectName }}',
    `<p>An account is waiting for <strong>{{ email }}</strong>. Choose a password to begin.</p>
${button('Accept invitation')}
<p>If you did not expect this, you may ignore it.</p>`,
  ),
  'user-registration': page(
    '{% if first_name != blank %}Welcome, {{ first_name }}{% else %}Welcome{% endif %}',
    `<p>Please confirm that <strong>{{ email }}</strong> is your address.</p>
${button('Verify address')}
<p>If you did not register, you may ignore this.</p>`,
  ),
  'share-invitation': page(
    '{{ sender }} shared something with you',
    `<p>You can open it without an account{% if hasPassword %}; ask {{ sender }} for the password{% endif %}.</p>
${button('Open')}
<p>If you do not know who that is, you may ignore this.</p>`,
  ),
  notification: page(
    '{{ subject }}',
    `<p>{% for line in lines %}{{ line }}{% unless forloop.last %}<br>{% endunless %}{% endfor %}</p>
{% if url != blank %}${button('Open')}{% endif %}`,
  ),
}
