"""From text to lines of glyphs: fonts, scripts, direction, line breaks. Knows neither pages nor PDF."""
