project = "A course"
extensions = ["myst_parser"]
html_theme = "alabaster"
html_static_path = ["_static"]
html_js_files = [("popquiz/popquiz.js", {"type": "module"})]
# A fence tagged popquiz is no language that Pygments knows.
suppress_warnings = ["misc.highlighting_failure"]
