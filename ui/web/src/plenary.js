import { connect } from "./socket.js"
connect({})
