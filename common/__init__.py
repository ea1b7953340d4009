"""What every app may use: one topic a module, no models, nothing imported from the apps."""
