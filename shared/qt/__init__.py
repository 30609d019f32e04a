"""What the three apps share on screen. How an app uses it:

    app = create_application("kiosk")                       # application.py: typeface, Ctrl-C and SIGTERM
    metrics = ScreenMetrics(1080, 1920, 32.0, 0.6)          # sizes.py: pixels, diagonal, viewing distance (settings)
    look = Look.for_kiosk(metrics)                          # look.py: or for_desk, for_wall; colours, fonts, pixels
    dress(app, look)                                        # the one style sheet
    catch_bugs(app, look, crash_folder)                     # crash.py: report, calm screen, exit code 70
    marks = open_stage(app).marks if stage else NoMarks()   # stage: only for a program started with --stage
    bridge = Bridge(app)                                    # bridge.py: bridge.post(call) from any thread
    window = MainWindow(look); window.show()
    sys.exit(app.exec())

Widgets (`shared.qt.widgets`) take the look first, are told what to show (`show_view`, `show_text`, `put`), say what was
touched by a signal, and decide nothing. Qt's own widgets get their dress by what they are: `mark(label, role="title")`,
`mark(button, kind="primary")`, `mark(frame, panel="card")` (style_sheet.py). Sizes are `look.px(mm)`, `look.space_px(
"gap")`, `look.font("lead", "semibold")`, `look.touch_key_px`, never plain pixels. After showing a call,
`mark_painted(widget, marks, "shown", ticket=number)` notes when it has become a picture.
"""
