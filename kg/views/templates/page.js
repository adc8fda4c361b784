"use strict";
(() => {
{% include "model.js" %}
{% include "evidence.js" %}
{% include "flow.js" %}
{% include "matrix.js" %}
{% include "list.js" %}
{% include "save.js" %}
{% include "events.js" %}
})();
